import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run } from './process.mjs'
import { Unmet } from './unmet.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const IN_CACHE = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
]

/**
 * The journeys drive a real browser: take the one that is here, else install one.
 * @param {string} node
 * @returns {Promise<string>}
 */
export async function ensureChromium(node) {
  return findChromium() ?? (await installByApt()) ?? (await installByPlaywright(node)) ?? refuse()
}

/** @returns {string | undefined} */
export function findChromium() {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined
  return [...onPath(), ...inPlaywrightCache()].find((path) => existsSync(path))
}

function onPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function inPlaywrightCache() {
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? defaultCache()
  if (!existsSync(cache)) return []
  const versions = readdirSync(cache).filter((name) => name.startsWith('chromium-'))
  return versions.flatMap((version) => IN_CACHE.map((path) => join(cache, version, path)))
}

function defaultCache() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), 'ms-playwright')
  return join(homedir(), '.cache', 'ms-playwright')
}

async function installByApt() {
  if (process.getuid?.() !== 0 || !isDebianLike()) return undefined
  console.log('Installing Chromium (apt-get) …')
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['-q', 'update'], options)
  // The fonts too: without them a journey would look at Chinese words drawn as empty boxes.
  const packages = ['chromium', 'fonts-noto-cjk']
  await run('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...packages], options)
  return findChromium()
}

function isDebianLike() {
  const about = '/etc/os-release'
  return (
    existsSync('/usr/bin/apt-get') && existsSync(about) && /debian|ubuntu/i.test(readFileSync(about, 'utf8'))
  )
}

/** @param {string} node */
async function installByPlaywright(node) {
  console.log('Installing Chromium (playwright-core) …')
  await run(node, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  return findChromium()
}

/** @returns {never} */
function refuse() {
  throw new Unmet(
    'The tests need Chromium: please install it, or name it in the environment variable CHROMIUM.',
  )
}
