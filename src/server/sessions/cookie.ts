import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { isHttps, type Config } from '../config.ts'

type CookieConfig = Pick<Config, 'publicUrl'>

/** Browsers accept the `__Host-` name over https only; an intranet server without it uses the plain one. */
export function cookieName(config: CookieConfig): string {
  return isHttps(config) ? '__Host-caifeng' : 'caifeng'
}

export function formatCookie(config: CookieConfig, token: string, lifetimeMs: number): string {
  const secure = isHttps(config) ? '; Secure' : ''
  const maxAge = Math.max(0, Math.floor(lifetimeMs / 1000))
  return `${cookieName(config)}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly${secure}; SameSite=Strict`
}

export function readToken(config: CookieConfig, request: FastifyRequest): string | undefined {
  const prefix = `${cookieName(config)}=`
  const pairs = request.headers.cookie?.split(';') ?? []
  const pair = pairs.map((text) => text.trim()).find((text) => text.startsWith(prefix))
  return pair?.slice(prefix.length)
}

/** What the database knows of a token. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex')
}
