import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveUpload } from './upload.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'folkmoot-upload-'));
});
afterAll(() => rm(folder, { recursive: true }));

function formOf(text: string, name = 'members.csv'): Request {
  const form = new FormData();
  form.set('note', 'before the file');
  form.set('file', new File([text], name));
  return new Request('http://127.0.0.1/', { method: 'POST', body: form });
}

/** The same body, in pieces of so many bytes. */
async function inPieces(request: Request, size: number): Promise<Request> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
  return new Request(request.url, { method: 'POST', headers: request.headers, body, duplex: 'half' } as RequestInit);
}

test('the file is written as it came, however the body is cut', async () => {
  const text = 'id,name\r\n1,"Ann\r\n--Lee"\r\n--\r\n2,Bö\r\n';
  for (const size of [1, 7, 64, 100_000]) {
    const target = path.join(folder, `file-${size}`);

    const uploaded = await saveUpload(await inPieces(formOf(text), size), 'file', target);

    expect([uploaded, await readFile(target, 'utf8')]).toEqual([
      { fileName: 'members.csv', bytes: Buffer.byteLength(text) },
      text,
    ]);
    expect((await stat(target)).mode & 0o777).toBe(0o600);
  }
});

test('a name is never a path', async () => {
  const { fileName } = await saveUpload(formOf('x', '..\\..\\etc/pass<wd>.csv'), 'file', path.join(folder, 'named'));

  expect(fileName).toBe('passwd.csv');
});

test('a body without a file, or cut off in it, leaves nothing behind', async () => {
  const before = await readdir(folder);
  const bare = new Request('http://127.0.0.1/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
  const none = new FormData();
  none.set('note', 'x');
  const whole = formOf('a long file '.repeat(50));
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const cut = new Request('http://127.0.0.1/', {
    method: 'POST',
    headers: whole.headers,
    body: bytes.slice(0, bytes.length - 200),
  });

  for (const request of [bare, new Request('http://127.0.0.1/', { method: 'POST', body: none }), cut]) {
    await expect(saveUpload(request, 'file', path.join(folder, 'none'))).rejects.toThrow(/form/);
  }
  expect(await readdir(folder)).toEqual(before);
});
