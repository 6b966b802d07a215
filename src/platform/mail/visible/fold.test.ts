import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../testing/index.ts';
import { foldedText, visibleText } from './fold.ts';

const text = (...lines: string[]) => lines.join('\n');

describe('what somebody newly says, when they answer', () => {
  test.each([
    [
      'Gmail, with its line broken',
      text(
        'Yes.',
        '',
        'On Fri, Feb 24, 2012 at 10:19 AM, Ada Lovelace',
        '<ada@example.org>',
        'wrote:',
        '',
        '> Shall we?',
      ),
    ],
    [
      'Gmail, without marks',
      text('Yes.', '', 'On Wed, May 18, 2016 at 11:10 PM Ada <ada@example.org>', 'wrote:', '', 'Shall we?'),
    ],
    ['Apple Mail', text('Yes.', '', 'On Oct 1, 2012, at 11:55 PM, Ada Lovelace wrote:', '', '> Shall we?')],
    ['mutt', text('Yes.', '', 'On Mon, Jan 01, 2001 at 10:00:00AM +0100, Ada wrote:', '> Shall we?', '', '-- ', 'Bo')],
    [
      'Outlook',
      text(
        'Yes.',
        '',
        'From: Ada [mailto:ada@example.org]',
        'Sent: Friday, 23 March 2012 5:08 p.m.',
        'To: Bo',
        'Subject: We',
        '',
        'Shall we?',
      ),
    ],
    [
      'Outlook on the web',
      text(
        'Yes.',
        '________________________________',
        'From: Ada <ada@example.org>',
        'Sent: Friday',
        'To: Bo',
        'Subject: We',
        '',
        'Shall we?',
      ),
    ],
    ['Outlook, older', text('Yes.', '', '-----Original Message-----', 'From: Ada', 'Shall we?')],
    [
      'Outlook in German',
      text(
        'Yes.',
        '',
        'Von: Ada <ada@example.org>',
        'Gesendet: Freitag, 23. März 2012',
        'An: Bo',
        'Betreff: Wir',
        '',
        'Wollen wir?',
      ),
    ],
    [
      'Hotmail',
      text(
        'Yes.',
        '',
        'Date: Thu, 26 Jun 2014 13:53:45 +0400',
        'Subject: We',
        'From: ada@example.org',
        'To: bo@example.org',
        '',
        'Shall we?',
      ),
    ],
    ['Thunderbird in German', text('Yes.', '', 'Am 26.06.2014 14:41, schrieb Ada:', '> Wollen wir?')],
    ['French', text('Yes.', '', 'Le 26 juin 2014 à 14:41, Ada <ada@example.org> a écrit :', '', '> On y va ?')],
    ['Spanish', text('Yes.', '', 'El 26 de junio de 2014, 14:41, Ada escribió:', '> ¿Vamos?')],
    ['Russian', text('Yes.', '', '26.06.2014 14:41 пользователь "Ada" <', 'ada@example.org> написал:', '', '> Идём?')],
    ['Japanese', text('Yes.', '', '2014年6月26日 14:41 Ada <ada@example.org>:', '', '> 行く？')],
    [
      'a telephone',
      text('Yes.', '', 'Sent from my iPhone', '', 'On Oct 1, 2012, at 11:55 PM, Ada wrote:', '', '> Shall we?'),
    ],
    [
      'a list server',
      text('Yes.', '', '_______________________________________________', 'small mailing list', 'small@example.org'),
    ],
    ['a name behind a dash', text('Yes.', '', '-Bo Diddley', '')],
    [
      'lawyers',
      text('Yes.', '', 'This e-mail and any attachments are confidential and intended solely', 'for the addressee.'),
    ],
    [
      'a quotation that was broken',
      text(
        'Yes.',
        '',
        '> Shall we do what nobody before us has ever thought of doing, or even of',
        'trying',
        '> at all?',
      ),
    ],
  ])('with %s', (_, whole) => {
    expect(visibleText(whole)).toBe('Yes.');
  });

  test('between quotations stays', () => {
    const whole = text(
      'On 1 May 2020, Ada wrote:',
      '> One?',
      '',
      'First answer.',
      '',
      '> Two?',
      '',
      'Second answer.',
      '',
      '-- ',
      'Bo',
    );

    expect(visibleText(whole)).toBe('First answer.\n\nSecond answer.');
  });

  test.each([
    text('On your remote host you can run:', '', '    telnet 127.0.0.1', '', 'From: there on it works.'),
    text('Sent from my desk, which is much easier than my telephone ever was.'),
    text('Wrote:', '', 'a -- dash', '', '- Apples', '- Pears'),
    text('To: be', 'or not'),
    text('Monday we met, and Ada wrote:', '', 'a poem.'),
  ])('is all of it where nothing is quoted: %j', (whole) => {
    expect(visibleText(whole)).toBe(whole);
  });
});

describe('a folded text', () => {
  test('tells what is said, quoted and signed', () => {
    const whole = text('Yes.', '', 'On 1 May 2020, Ada wrote:', '> Shall we?', '', 'Bye', '-- ', 'Bo');

    expect(foldedText(whole)).toEqual([
      { kind: 'said', text: 'Yes.\n' },
      { kind: 'quoted', text: 'On 1 May 2020, Ada wrote:\n> Shall we?\n' },
      { kind: 'said', text: 'Bye' },
      { kind: 'signature', text: '-- \nBo' },
    ]);
  });

  test('is the whole text, whatever it is', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        '>',
        '> a',
        '-- ',
        'On 1 May 2020, Ada wrote:',
        'From: a',
        'To: b',
        'Date: c',
        '-----Original Message-----',
        '_____________',
        'Sent from my iPhone',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const whole = lines.join('\n');

        expect(
          foldedText(whole)
            .map((stretch) => stretch.text)
            .join('\n'),
        ).toBe(whole);
      }),
    );
  });

  test.each(['>', '> a\n', 'On Mon\n', '-- \n', 'From: a\nTo: b\n', '\n', 'On 1 May 2020 12:00 wrote ', '_'])(
    'ends in time for a flood of %j',
    async (piece) => {
      expect(await processorTime(() => foldedText(piece.repeat(300_000 / piece.length)))).toBeLessThan(3000);
    },
  );
});
