import { expect, test } from 'vitest';
import { composeLetter, drawLetter } from './letter.ts';

const letter = composeLetter({
  subject: 'Sign: Libraries That Mend',
  greeting: 'Dear Lourdes Monteverde y Salazar',
  lede: 'here is the letter with which you sign “Libraries That Mend”.',
  facts: [['Petition', 'P 6, Libraries That Mend', 'https://folkmoot.example/petitions/6']],
  paragraphs: ['Open the link and press the button there, and you have signed.'],
  button: { label: 'Read and sign', url: 'https://folkmoot.example/sign-in/letter/abc' },
  fine: ['You get this because somebody typed your member number. If it was not you, do nothing.'],
  speaks: 'The petitioners do not speak for the association.',
});

test('a letter can be read on the ground that the reader chose, light or dark', () => {
  const { html } = drawLetter(letter);

  // The reader's own program sets the ground; only the button brings one along.
  const colours = [...html.matchAll(/style="([^"]*)"/g)].filter(([, style = '']) => /(^|;)color:#/.test(style));
  expect(colours.map(([, style]) => style)).toEqual([expect.stringContaining('background:#642b74;color:#ffffff')]);
});

test('a letter in plain text keeps to 64 letters a line, and leaves addresses whole', () => {
  const lines = drawLetter(letter).text.split('\n');

  expect(lines.filter((line) => line.length > 64)).toEqual([]);
  expect(lines).toContain('https://folkmoot.example/sign-in/letter/abc');
});
