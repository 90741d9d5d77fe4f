import { hash } from 'node:crypto'

/** Whether `Content-Digest: sha-256=:…:` (RFC 9530) names these bytes. */
export function isDigestRight(header: unknown, bytes: Uint8Array): boolean {
  if (typeof header !== 'string') return false
  const match = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header)
  return match?.[1] === hash('sha256', bytes, 'base64')
}
