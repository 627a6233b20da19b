
// The raw features of a row, given as written values by the names of columns, or of a text.
export function encode(example) {
  const text = typeof example === 'string';
  if (text && !(COLUMNS.length === 1 && COLUMNS[0].isText)) {
    throw new RangeError(`expected a row with the columns ${COLUMNS.map((c) => c.name)}, got a text`);
  }
  const row = text ? { [COLUMNS[0].name]: example } : example;
  const target = new Float32Array(inputs);
  let at = 0;
  for (const column of COLUMNS) {
    if (!Object.prototype.hasOwnProperty.call(row, column.name)) {
      throw new RangeError(`the row has no column '${column.name}'; it has ${Object.keys(row)}`);
    }
    column.encode(String(row[column.name]), target, at);
    at += column.width;
  }
  return target;
}
