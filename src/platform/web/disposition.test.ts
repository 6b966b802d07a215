import { expect, test } from 'vitest';
import { dispositionOf } from './disposition.ts';

test('a file is kept under its name, and under one in ASCII where that is all that is read', () => {
  expect(dispositionOf('petition-6-certificate.pdf')).toBe('attachment; filename="petition-6-certificate.pdf"');
  expect(dispositionOf('Dvořák’s (first) sheet*.pdf')).toBe(
    `attachment; filename="Dvorak_s (first) sheet*.pdf"; filename*=UTF-8''Dvo%C5%99%C3%A1k%E2%80%99s%20%28first%29%20sheet%2A.pdf`,
  );
  expect(dispositionOf('漢字.pdf')).toBe(`attachment; filename="__.pdf"; filename*=UTF-8''%E6%BC%A2%E5%AD%97.pdf`);
});

test('a name is never a path, and ends no header', () => {
  expect(dispositionOf('../../etc/"x"\r\nset-cookie: a=b\uD800\\.pdf')).toBe(
    `attachment; filename="..-..-etc-_x_--set-cookie: a=b_-.pdf"; filename*=UTF-8''..-..-etc-%22x%22--set-cookie%3A%20a%3Db%EF%BF%BD-.pdf`,
  );
});
