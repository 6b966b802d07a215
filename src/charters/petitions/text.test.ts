import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frozenText, textHash, tidy } from './text.ts';

const text = fc.record({
  title: fc.string({ unit: 'grapheme' }),
  purpose: fc.string({ unit: 'binary' }),
  openTo: fc.string(),
  topics: fc.array(fc.string(), { maxLength: 8 }),
});

test('a tidied text is tidy, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(tidy(tidy(typed))).toBe(tidy(typed));
    }),
  );
});

test('the frozen text is the same for what is tidied before and what is not', () => {
  fc.assert(
    fc.property(text, (typed) => {
      const tidied = { ...typed, title: tidy(typed.title), purpose: tidy(typed.purpose), openTo: tidy(typed.openTo) };

      expect(frozenText(tidied)).toBe(frozenText(typed));
      expect(textHash(tidied)).toBe(textHash(typed));
    }),
  );
});
