// Values one after the other.
function concat(p) {
  let y = p[1];
  for (let part = 2; part < p.length; part += 2) {
    A.copyWithin(y, p[part], p[part] + p[part + 1]);
    y += p[part + 1];
  }
}
