
// The kinds of columns: what is written in one becomes features, in place of zeros.
const BLANK = '[\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]*';
const INNER = new RegExp(`^${BLANK}([^]*?)${BLANK}$`, 'u');
const MISSING = ['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', '?'];
const DECIMAL = /^[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?$/;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const TIME = /^(-?[0-9]{4})-([0-9]{2})-([0-9]{2})[ Tt]([0-9]{2}):([0-9]{2})(:([0-9]{2})([.][0-9]{0,9})?)?$/;
const EXPECTED = ['a number', 'true or false', 'a date, as 2026-01-31'];

// Days since 1970, NaN where the calendar has no such day.
function days(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const there = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return there ? date.getTime() / 86400000 : NaN;
}

function moment(text) {
  const date = DATE.exec(text);
  if (date) {
    return days(...date.slice(1).map(Number));
  }
  const time = TIME.exec(text);
  if (!time || time[4] > 23 || time[5] > 59 || (time[7] || 0) > 59) {
    return NaN;
  }
  const day = days(...time.slice(1, 4).map(Number));
  const whole = day * 86400 + time[4] * 3600 + time[5] * 60 + Number(time[7] || 0);
  const nanos = Number(((time[8] || '.').slice(1) + '000000000').slice(0, 9));
  return (whole + nanos * 1e-9) / 86400;
}

function readNumber(form, text) {
  if (form === 0) {
    return DECIMAL.test(text) ? Number(text) : NaN;
  }
  if (form === 1) {
    return /^true$/i.test(text) ? 1 : /^false$/i.test(text) ? 0 : NaN;
  }
  return moment(text);
}

function numeric(name, form, fill, flags) {
  const encode = (written, target, at) => {
    const text = INNER.exec(written)[1];
    const missing = MISSING.includes(text);
    const value = Math.fround(missing ? fill : readNumber(form, text));
    if (!Number.isFinite(value)) {
      throw new RangeError(`column '${name}' expects ${EXPECTED[form]}, got '${written}'`);
    }
    target[at] = value;
    if (flags) {
      target[at + 1] = missing ? 1 : 0;
    }
  };
  return { name, width: flags ? 2 : 1, encode };
}

function oneOf(name, values, flags) {
  const encode = (written, target, at) => {
    const text = INNER.exec(written)[1];
    if (!MISSING.includes(text)) {
      const known = values.indexOf(text);
      if (known >= 0) {
        target[at + known] = 1;
      }
    } else if (flags) {
      target[at + values.length] = 1;
    }
  };
  return { name, width: values.length + (flags ? 1 : 0), encode };
}
