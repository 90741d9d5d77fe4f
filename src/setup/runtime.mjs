import { spawnSync } from 'node:child_process'
import { inRoot } from './paths.mjs'
import { Unmet } from './unmet.mjs'

// The server is TypeScript run as it stands and keeps its data in node:sqlite: both are settled from here on.
const OLDEST = { major: 24, minor: 11 }

/** The Node that came with the dependencies, else the one we run on, if new enough. */
export function findNode() {
  const found = [bundledNode(), process.execPath].find(isNewEnough)
  if (found === undefined) {
    throw new Unmet(
      `Node ${OLDEST.major}.${OLDEST.minor} or newer is needed and this is ${process.version}: please install it.`,
    )
  }
  return found
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  return inRoot('node_modules', `node-${platform}-${process.arch}`, 'bin', file)
}

/** @param {string} node */
function isNewEnough(node) {
  const { status, stdout } = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' })
  if (status !== 0) return false
  const [major = 0, minor = 0] = stdout.split('.').map(Number)
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)
}
