import { expect, test } from 'vitest';
import { marksOf } from './index.ts';

const marks = (fields: Readonly<Record<string, string>>, envelopeSender: string | null = 'ada@example.org') =>
  marksOf(
    Object.entries(fields).map(([name, value]) => ({ name, value })),
    envelopeSender,
  );

test('a letter of a person has no marks, and may be answered', () => {
  expect(marks({ from: 'Ada <ada@example.org>', 'auto-submitted': 'no', subject: 'Re: shelves' })).toEqual({
    found: [],
    isAutomatic: false,
    mayBeAnswered: true,
  });
});

test.each([
  ['auto-submitted', { 'auto-submitted': 'auto-replied; owner-email="ada@example.org"' }],
  ['auto-submitted', { 'auto-submitted': 'auto-generated' }],
  ['automatic-reply', { 'x-autoreply': 'yes' }],
  ['automatic-reply', { precedence: 'auto_reply' }],
  ['report', { 'content-type': 'multipart/report; report-type=delivery-status' }],
  ['report', { 'x-failed-recipients': 'bo@example.org' }],
  ['daemon', { from: 'Mail Delivery System <MAILER-DAEMON@example.org>' }],
])('a machine wrote what is marked %s: %o', (mark, fields: Record<string, string>) => {
  expect(marks(fields)).toEqual({ found: [mark], isAutomatic: true, mayBeAnswered: false });
});

test('what comes from nobody is automatic', () => {
  expect([marks({}, ''), marks({ 'return-path': '<>' }, null)]).toEqual([
    { found: ['no-sender'], isAutomatic: true, mayBeAnswered: false },
    { found: ['no-sender'], isAutomatic: true, mayBeAnswered: false },
  ]);
});

test.each([
  ['bulk', { precedence: 'bulk' }],
  ['list', { 'list-id': '<shelving.example.org>' }],
  ['no-replies-wanted', { 'x-auto-response-suppress': 'DR, OOF, AutoReply' }],
  ['no-replies-wanted', { from: 'no-reply@example.org' }],
  ['no-replies-wanted', { from: 'shelving-request@example.org' }],
])(
  'a person may have written what is marked %s, and yet it is not answered: %o',
  (mark, fields: Record<string, string>) => {
    expect(marks(fields)).toEqual({ found: [mark], isAutomatic: false, mayBeAnswered: false });
  },
);
