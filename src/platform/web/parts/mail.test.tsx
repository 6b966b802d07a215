import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { MailAddress } from './mail.tsx';

test('a mail address may break before its sign, and is read and copied whole', () => {
  const html = renderToString(<MailAddress>forum-kit.engagement@lists.example.org</MailAddress>);

  expect(html).toBe('forum-kit.engagement<wbr/>@lists.example.org');
});
