import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { inRoot, root } from './paths.mjs'

/**
 * Runs a program to its end, its output on our terminal, and answers its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = {}, quiet = false } = {}) {
  return exitOf(start(program, args, { env, stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit' }))
}

/**
 * Runs a long-lived program as if it had replaced this one: it gets our signals, we end with its exit code.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runInPlace(program, args, env = {}) {
  const child = start(program, args, { env })
  forwardSignals([child])
  process.exit(await exitOf(child))
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function start(program, args, { env = {}, stdio = 'inherit' } = {}) {
  return spawn(program, args, { cwd: root, stdio, env: { ...process.env, PATH: pathWithOurs(), ...env } })
}

/** @param {import('node:child_process').ChildProcess[]} children */
export function forwardSignals(children) {
  const stop = (/** @type {NodeJS.Signals} */ signal) => children.forEach((child) => child.kill(signal))
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
    process.on(signal, () => {
      // A terminal's Ctrl-C reaches the child by itself; a second one could count as impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      stop(signal)
    })
  }
  onceNpmIsGone(() => stop('SIGTERM'))
}

/**
 * npm hands a SIGTERM to the shell between it and us, which dies of it and tells nobody.
 * @param {() => void} act
 */
function onceNpmIsGone(act) {
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] === undefined) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
  watch.unref()
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/** Programs started from here find the installed Node before the machine's own. */
function pathWithOurs() {
  return [inRoot('node_modules', '.bin'), process.env['PATH']].filter(Boolean).join(delimiter)
}
