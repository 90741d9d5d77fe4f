import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { askForBackup } from './backup/ask-for-backup.ts'
import { makeBackup } from './backup/backup.usecases.ts'
import { parseConfig } from './config.ts'
import { openDatabase } from './db/database.ts'

await main()

/** `npm run backup`: through the server that runs, or without one. */
async function main() {
  const tell = (sentence: string) => console.log(sentence)
  try {
    const config = parseConfig(process.env, process.argv.slice(2))
    if (!existsSync(join(config.dataDir, 'office.sqlite')))
      throw new Error(`There is no office in ${config.dataDir}; name its folder in DATA_DIR.`)
    if (await askForBackup(config.dataDir, tell)) return
    const db = openDatabase({ dataDir: config.dataDir })
    try {
      await makeBackup({ config, db, now: Date.now }, { tell })
    } finally {
      db.close()
    }
  } catch (error) {
    console.error(`No backup was made. ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
