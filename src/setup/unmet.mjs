/** Something this machine lacks, told in one sentence a person can act on. */
export class Unmet extends Error {}

/** @param {unknown} error */
export function explainAndExit(error) {
  if (!(error instanceof Unmet)) throw error
  console.error(`\n${error.message}`)
  process.exit(1)
}
