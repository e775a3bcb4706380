#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;
const CANNOT_START = 70;
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const self = fileURLToPath(import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) {
  module.enableCompileCache?.();
  await import('../src/surface/cli/main.ts');
} else restart(findNode(dirname(self)));

/** The node binary of the `node` package in the nearest node_modules that has one. */
function findNode(folder) {
  const binary = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  const parent = dirname(folder);
  return parent === folder ? undefined : findNode(parent);
}

function restart(node) {
  if (node === undefined) {
    fail(`needs Node ${OLDEST_NODE} or newer, this is ${process.versions.node}; install it, or run "npm ci" in the project folder`);
    return;
  }
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`cannot start ${node} (${error.message}); run "npm ci" again`));
  child.on('exit', finish);
}

function finish(code, signal) {
  if (signal === null) {
    process.exitCode = code;
    return;
  }
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function fail(message) {
  process.stderr.write(`atlas: ${message}\n`);
  process.exitCode = CANNOT_START;
}
