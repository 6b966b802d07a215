/** The paths of a ring, as SVG draws them; an empty one is not drawn. */
export interface RingStrokes {
  readonly open: string;
  readonly filled: string;
  readonly beyond: string;
  /** How many strokes the ring has; few are drawn thicker. */
  readonly places: number;
}

/** Above this, strokes would run together: a hundred stand for all. */
const mostPlaces = 120;
const smallPlaces = 25;
const keptDrawings = 2_000;
const drawn = new Map<string, RingStrokes>();

/**
 * Draws a ring: one stroke for each place, from the top, clockwise; the same for the same numbers.  Signed strokes vary by
 * their place alone, never by who signed.
 */
export function ringStrokes(filled: number, needed: number, small: boolean): RingStrokes {
  const key = `${filled}/${needed}${small ? 's' : ''}`;
  const known = drawn.get(key);
  if (known) return known;
  const strokes = small ? smallRing(filled, needed) : largeRing(filled, needed);
  if (drawn.size >= keptDrawings) drawn.clear();
  drawn.set(key, strokes);
  return strokes;
}

function largeRing(filled: number, needed: number): RingStrokes {
  const places = needed > mostPlaces ? 100 : Math.max(1, needed);
  const perPlace = Math.max(1, needed) / places;
  const signed = Math.floor(Math.min(filled, needed) / perPlace);
  const beyond = Math.min(places, Math.floor(Math.max(0, filled - needed) / perPlace));
  return {
    places,
    open: each(signed, places, (place) => straight(turn(place, places), 82, 91)),
    filled: each(0, signed, (place) => byHand(place, places)),
    beyond: each(0, beyond, (place) => straight(turn(place, places), 105, 114)),
  };
}

function smallRing(filled: number, needed: number): RingStrokes {
  const signed = Math.min(smallPlaces, Math.floor((smallPlaces * Math.max(0, filled)) / Math.max(1, needed)));
  return {
    places: smallPlaces,
    open: each(signed, smallPlaces, (place) => straight(turn(place, smallPlaces), 74, 92)),
    filled: each(0, signed, (place) => straight(turn(place, smallPlaces), 70, 96)),
    beyond: '',
  };
}

function each(from: number, to: number, stroke: (place: number) => string): string {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => stroke(from + index)).join('');
}

const turn = (place: number, places: number): number => (place / places) * 2 * Math.PI - Math.PI / 2;

function straight(angle: number, from: number, to: number): string {
  return line(point(angle, from), point(angle, to));
}

/** A stroke as a hand makes it: a little longer, turned or slanted. */
function byHand(place: number, places: number): string {
  const [a, b, c, d] = [1, 2, 3, 4].map((salt) => chance(place, salt)) as [number, number, number, number];
  const angle = turn(place, places) + (c - 0.5) * 0.016;
  const slant = (d - 0.5) * 0.026;
  return line(point(angle - slant, 80 - 5 * a), point(angle + slant, 92 + 8 * b));
}

/** A number from 0 to 1 that looks random and never changes. */
function chance(place: number, salt: number): number {
  let mixed = Math.imul(place + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
}

type Point = readonly [x: number, y: number];

const point = (angle: number, radius: number): Point => [
  100 + radius * Math.cos(angle),
  100 + radius * Math.sin(angle),
];
const line = (from: Point, to: Point): string => `M${short(from)}L${short(to)}`;
const short = ([x, y]: Point): string => `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
