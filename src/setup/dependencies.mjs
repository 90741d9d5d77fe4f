import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'
import { run } from './process.mjs'
import { Unmet } from './unmet.mjs'

/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock */

/** Installs exactly what package-lock.json names, unless that is what stands in node_modules. */
export async function ensureDependencies() {
  if (isInstalled()) return
  console.log('Installing dependencies (npm ci) …')
  if ((await npm(['ci', '--include=dev', '--include=optional', '--loglevel=error'])) !== 0) {
    throw new Unmet('Dependencies could not be installed: see the message of npm above.')
  }
}

/** npm ends each installation, ours or one by hand, by writing down what it installed. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const { packages: installed } = readLock(record)
  return Object.entries(readLock(inRoot('package-lock.json')).packages).every(([path, wanted]) => {
    const found = installed[path]
    if (path === '') return true
    // What was made for another platform is listed but not installed.
    if (found === undefined) return wanted.optional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** @param {string[]} args */
function npm(args) {
  const cli = process.env['npm_execpath']
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args])
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
}
