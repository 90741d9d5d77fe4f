import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendRefusal } from './error-handler.ts'
import { refuseRequest } from './http.errors.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const NOT_BUILT = 'The app is not built yet. Run: npm run build\n'

/** The built app: its page for every address of the app, its files by their names, refusals for the rest. */
export async function serveStaticFiles(app: FastifyInstance, staticDir: string) {
  const isBuilt = existsSync(join(staticDir, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: staticDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header('cache-control', cachingOf(path)),
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPageAddress(request)) return sendRefusal(refuseRequest('request.not_found'), request, reply)
    return isBuilt ? reply.sendFile('index.html') : sendNotBuilt(reply)
  })
}

/** Names in assets/ carry a hash of their content; all others, the service worker above all, are asked for anew. */
function cachingOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? FOR_EVER : 'no-cache'
}

/** Addresses of the app have no file extension: /, /desk, /items/…; the app itself shows what is there. */
function isPageAddress({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split('?')
  if (method !== 'GET' && method !== 'HEAD') return false
  return path !== '/api' && !path.startsWith('/api/') && !(path.split('/').at(-1) ?? '').includes('.')
}

function sendNotBuilt(reply: FastifyReply) {
  return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
}
