/** The office's code in the body of a refusal; an empty text when the body holds none. */
export function refusalCodeOf(body: unknown): string {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined
  return typeof code === 'string' ? code : ''
}
