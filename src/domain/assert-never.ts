/** Ends a switch over a tag: the compiler proves that every variant was handled. Throws if foreign data got in. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`)
}
