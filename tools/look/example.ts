import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Folkmoot with the example association, as `npm start` gives it, on a free port and in a folder of its own. */
export async function startExample(
  root: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-look-'));
  const env = { ...process.env, PORT: '0', FOLKMOOT_DATA: folder, FOLKMOOT_EXAMPLE: 'on', ...environment };
  const child = spawn(process.execPath, [path.join(root, 'tools/start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const url = await addressFrom(child, ended).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}

/** Reads what it says until it names the address. */
async function addressFrom(child: ReturnType<typeof spawn>, ended: Promise<void>): Promise<string> {
  let said = '';
  const found = new Promise<string>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
  });
  const failed = ended.then(() => {
    throw new Error(`Folkmoot did not start:\n${said}`);
  });
  return Promise.race([found, failed]);
}
