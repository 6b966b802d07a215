import type { ComponentChildren } from 'preact';

/**
 * Part of a text whose matched words stand between \u0001 and \u0002: they are marked, and what was cut out of a longer text says so.  A mark
 * that was cut off marks the rest.
 */
export function marked(excerpt: string): ComponentChildren[] {
  const begun = /^\p{Ll}/u.test(excerpt.replace('\u0001', '')) ? `… ${excerpt}` : excerpt;
  const whole = /[.!?…]\u0002?$/.test(begun) ? begun : `${begun} …`;
  return whole.split('\u0001').flatMap((part, index) => {
    if (index === 0) return [part];
    const [match = '', rest = ''] = part.split('\u0002');
    return [<mark>{match}</mark>, rest];
  });
}
