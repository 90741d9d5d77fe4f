/** Below this a compressed body is no smaller on the wire. */
const SMALLEST_GZIP_BYTES = 512

export interface EncodedBody {
  body: BodyInit
  headers: Record<string, string>
}

/** JSON for the wire, gzip-compressed where the browser can (Chromium 80, Safari 16.4). */
export async function encodeJson(value: unknown): Promise<EncodedBody> {
  const json = JSON.stringify(value)
  const headers = { 'content-type': 'application/json' }
  if (json.length < SMALLEST_GZIP_BYTES || typeof CompressionStream === 'undefined')
    return { body: json, headers }
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))
  const body = await new Response(stream).arrayBuffer()
  return { body, headers: { ...headers, 'content-encoding': 'gzip' } }
}
