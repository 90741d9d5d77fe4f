import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from './backup/backup-folders.ts'
import { restore } from './backup/restore.ts'
import { parseConfig, type Config } from './config.ts'

main()

/** `npm run restore -- <backup>`: the name of a backup, or the path of its folder. */
function main() {
  const tell = (sentence: string) => console.log(sentence)
  try {
    const [wanted] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
    const config = parseConfig(process.env, process.argv.slice(2))
    const from = findFolder(config, wanted)
    restore({ dataDir: config.dataDir, from, now: Date.now, randomBytes, tell })
  } catch (error) {
    console.error(`Nothing was restored. ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}

function findFolder({ backupDir }: Config, wanted: string | undefined): string {
  if (wanted === undefined) {
    const known = listBackups(backupDir)
    throw new Error(`Say which backup. In ${backupDir}: ${known.length === 0 ? 'none' : known.join(', ')}.`)
  }
  const inDir = join(backupDir, wanted)
  return existsSync(inDir) ? inDir : wanted
}
