import { hash } from 'node:crypto'

/** What `Unencoded-Digest` says of an answer's JSON: `sha-256=:base64:`. */
export function answerDigest(text: string): string {
  return `sha-256=:${hash('sha256', text, 'base64')}:`
}
