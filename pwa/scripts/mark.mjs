// The mark of Én Plan: three lines that become one; and one that says nothing: three
// lines of a list, in another colour. Drawn once as curves, given as SVG for the
// browser and as PNG for the home screen.
import { deflateSync } from 'node:zlib';

const line = [246, 244, 239];
const width = 7.5;
// Cubic curves on a field of 100 by 100: start, two handles, end. The same above and
// below.
export const mark = {
  field: [11, 74, 87],
  curves: [
    [22, 26, 48, 26, 44, 50, 60, 50],
    [22, 50, 40, 50, 48, 50, 60, 50],
    [22, 74, 48, 74, 44, 50, 60, 50],
    [60, 50, 66, 50, 72, 50, 78, 50],
  ],
};
const across = (y) => [26, y, 42, y, 58, y, 74, y];
export const plainMark = { field: [104, 104, 112], curves: [across(30), across(50), across(70)] };

const hex = (rgb) => '#' + rgb.map((part) => part.toString(16).padStart(2, '0')).join('');

export function svg({ field, curves } = mark) {
  const paths = curves.map(([a, b, c, d, e, f, g, h]) => `M${a} ${b}C${c} ${d} ${e} ${f} ${g} ${h}`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="24" fill="${hex(field)}"/>` +
    `<path d="${paths}" fill="none" stroke="${hex(line)}" stroke-width="${width}" stroke-linecap="round"/></svg>`
  );
}

/** A square PNG; round corners are clear, a full field is for masks and iOS. */
export function png(size, full, { field, curves } = mark) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const pieces = segments(curves, full ? 0.8 : 1);
  const row = size * 4 + 1;
  // The mark is the same above and below, so half of it is drawn.
  for (let y = 0; y < size / 2; y++) {
    for (let x = 0; x < size; x++) {
      const point = [((x + 0.5) * 100) / size, ((y + 0.5) * 100) / size];
      const unit = size / 100;
      const far = Math.abs(point[0] - 50) > 36 || Math.abs(point[1] - 50) > 36;
      const ink = far ? 0 : cover((width * (full ? 0.4 : 0.5) - distance(point, pieces)) * unit);
      const rgb = field.map((part, i) => Math.round(part + (line[i] - part) * ink));
      const alpha = full ? 1 : cover(-corner(point) * unit);
      rows.set([...rgb, Math.round(alpha * 255)], y * row + 1 + x * 4);
    }
    rows.copyWithin((size - 1 - y) * row, y * row, (y + 1) * row);
  }
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header(size)),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const cover = (pixels) => Math.min(1, Math.max(0, pixels + 0.5));

function segments(curves, scale) {
  const out = [];
  for (const curve of curves.filter((one) => one[1] <= 50)) {
    const steps = curve[1] === curve[7] ? 1 : 10;
    let last;
    for (let step = 0; step <= steps; step++) {
      const point = along(curve, step / steps).map((part) => 50 + (part - 50) * scale);
      if (last) out.push([...last, ...point]);
      last = point;
    }
  }
  return out;
}

function along(c, t) {
  const s = 1 - t;
  const at = (i) => s * s * s * c[i] + 3 * s * s * t * c[i + 2] + 3 * s * t * t * c[i + 4] + t * t * t * c[i + 6];
  return [at(0), at(1)];
}

function distance([x, y], pieces) {
  let best = Infinity;
  for (const [ax, ay, bx, by] of pieces) {
    const dx = bx - ax;
    const dy = by - ay;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    best = Math.min(best, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
  }
  return Math.sqrt(best);
}

/** Signed distance to the rounded field: negative inside. */
function corner([x, y]) {
  const qx = Math.abs(x - 50) - 26;
  const qy = Math.abs(y - 50) - 26;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - 24;
}

function header(size) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(size, 0);
  data.writeUInt32BE(size, 4);
  data.set([8, 6, 0, 0, 0], 8);
  return data;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc(body), body.length + 4);
  return out;
}

function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
