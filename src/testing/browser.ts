import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

/** No calls home, and no graphics card. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Close it after use. CHROMIUM names one to use; else the machine's own; else the one that npm brought, unpacked once (2 s). */
export async function browser(): Promise<Browser> {
  const installed = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const executablePath = installed.find((file) => file && fs.existsSync(file));
  const options: LaunchOptions = executablePath ? { executablePath, args: quiet } : packaged();
  return chromium.launch({ ...options, chromiumSandbox: false });
}

function packaged(): LaunchOptions {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `There is no packaged Chromium for ${process.platform} ${process.arch}. Install one, and set CHROMIUM to its program.`,
    );
  }
  const source = path.dirname(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const folder = unpacked(source);
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...quiet, '--no-zygote', '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    } as Record<string, string>,
  };
}

/** Unpacks beside the place and renames, so that two processes may do it at once and a killed one leaves no half of it. */
function unpacked(source: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8')) as { version: string };
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  const folder = path.join(cache, `chromium-${version}`);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(cache, { recursive: true });
  const making = fs.mkdtempSync(`${folder}.`);
  for (const name of ['al2023.tar', 'fonts.tar', 'swiftshader.tar']) {
    const packed = fs.readFileSync(path.join(source, 'bin', `${name}.br`));
    execFileSync('tar', ['xf', '-', '-C', making], { input: brotliDecompressSync(packed) });
  }
  const program = brotliDecompressSync(fs.readFileSync(path.join(source, 'bin', 'chromium.br')));
  fs.writeFileSync(path.join(making, 'chromium'), program, { mode: 0o755 });
  fs.writeFileSync(path.join(making, 'fonts.conf'), fontsOf(folder));
  try {
    fs.renameSync(making, folder);
  } catch {
    fs.rmSync(making, { recursive: true, force: true });
  }
  return folder;
}

function fontsOf(folder: string): string {
  const places = ['/usr/share/fonts', `${folder}/fonts`].map((place) => `<dir>${place}</dir>`);
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places.join('')}<cachedir>${folder}/font-cache</cachedir></fontconfig>`;
}
