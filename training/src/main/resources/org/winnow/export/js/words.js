
// Words by Unicode's tables: 1 for what is part of a word, 2 for what is a word by itself.
const KINDS = new Uint8Array(0x110000);
const LOWER = new Map();
const LONGEST = 40;

for (const line of UNICODE.split('\n').filter((l) => l && !l.startsWith('#'))) {
  const [kind, ...runs] = line.split(' ');
  for (const run of runs) {
    const [, from, to, step, distance] = /^(\w+)-(\w+)(?:\/(\d)([-+]\d+))?$/.exec(run);
    for (let c = parseInt(from, 16); c <= parseInt(to, 16); c += Number(step || 1)) {
      if (kind === 'lower') {
        LOWER.set(c, c + Number(distance));
      } else {
        KINDS[c] |= kind === 'word' ? 1 : 2;
      }
    }
  }
}

// The first words, in order; one that is longer than any of a language is empty.
function wordsOf(text, most) {
  const words = [];
  let run = '';
  let length = 0;
  for (const character of [...text, ' ']) {
    if (words.length >= most) {
      break;
    }
    const c = character.codePointAt(0);
    const small = String.fromCodePoint(LOWER.has(c) ? LOWER.get(c) : c);
    const alone = (KINDS[c] & 2) !== 0;
    const inside = !alone && (KINDS[c] & 1) !== 0;
    if (length > 0 && !inside) {
      words.push(length > LONGEST ? '' : run);
      run = '';
      length = 0;
    }
    if (alone && words.length < most) {
      words.push(small);
    } else if (inside && length++ < LONGEST) {
      run += small;
    }
  }
  return words;
}

function placesOf(words) {
  return new Map(words.map((word, i) => [word, i]));
}

function tokens(name, words, width) {
  const places = placesOf(words);
  const encode = (written, target, at) =>
    wordsOf(written, width).forEach((word, i) => {
      target[at + i] = places.has(word) ? 2 + places.get(word) : 1;
    });
  return { name, width, encode, isText: true };
}

// (1 + ln times) * weight, all divided so that their squares add up to 1.
function bag(name, words, weights) {
  const places = placesOf(words);
  const encode = (written, target, at) => {
    const values = target.subarray(at, at + words.length);
    wordsOf(written, Infinity)
      .filter((word) => places.has(word))
      .forEach((word) => values[places.get(word)]++);
    let squares = 0;
    values.forEach((times, i) => {
      const value = times === 0 ? 0 : (1 + Math.log(times)) * weights[i];
      values[i] = value;
      squares += value * value;
    });
    const norm = Math.fround(squares === 0 ? 1 : Math.sqrt(squares));
    values.forEach((value, i) => {
      values[i] = value / norm;
    });
  };
  return { name, width: words.length, encode, isText: true };
}
