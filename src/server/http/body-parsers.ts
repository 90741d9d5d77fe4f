import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseRequest } from './http.errors.ts'

const unpack = promisify(gunzip)

/** JSON, plain or gzip-compressed, archives as streams, and raw bytes for everything else; no other form is understood. */
export function addBodyParsers(app: FastifyInstance) {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => parseJson(await readBytes(request, bytes)),
  )
  // An archive may be larger than memory: its route reads it as it comes, and bounds it.
  app.addContentTypeParser(
    'application/zip',
    async (_request: FastifyRequest, arriving: Readable) => arriving,
  )
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) => bytes,
  )
}

async function readBytes(request: FastifyRequest, bytes: Buffer): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return bytes
  if (encoding !== 'gzip') throw refuseRequest('request.not_json')
  try {
    // The bound holds for the unpacked bytes: a small bomb must not fill the memory.
    return await unpack(bytes, { maxOutputLength: request.routeOptions.bodyLimit })
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw refuseRequest(isTooLarge ? 'request.too_large' : 'request.malformed')
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    // It says that it is JSON, and is cut short or broken: another try of the same kind may arrive whole.
    throw refuseRequest('request.malformed')
  }
}
