import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What an operator may set; everything else about the office is data in its database. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** The address people type when a proxy speaks https for this server; null on plain http. */
  publicUrl: URL | null
  /** Whether `X-Forwarded-For` comes from a proxy of the office. */
  isProxyTrusted: boolean
  isDemo: boolean
  /** Where backups are kept. */
  backupDir: string
  /** The time of the daily backup in Asia/Shanghai, `HH:MM`; null when something else makes them. */
  backupAt: string | null
  /** Below this much room on the disk photos wait on their phones. */
  photoReserveBytes: number
  /** Below this much room texts wait as well. */
  textReserveBytes: number
  /** Where the built app lies. */
  staticDir: string
}

const BUILT_APP = fileURLToPath(new URL('../../dist', import.meta.url))

/** Reads the environment and the command line; throws one plain sentence about the first value that is wrong. */
export function parseConfig(env: Record<string, string | undefined>, args: readonly string[]): Config {
  const isDemo = args.includes('--demo')
  const dataDir = env['DATA_DIR'] ?? (isDemo ? './data-demo' : './data')
  return {
    port: parsePort(env['PORT']),
    host: env['HOST'] ?? '0.0.0.0',
    dataDir,
    publicUrl: parsePublicUrl(env['PUBLIC_URL']),
    isProxyTrusted: parseSwitch(env['TRUST_PROXY']),
    isDemo,
    backupDir: env['BACKUP_DIR'] ?? join(dataDir, 'backups'),
    backupAt: parseTimeOfDay(env['BACKUP_AT'] ?? (isDemo ? 'off' : '02:30')),
    photoReserveBytes: parseMegabytes('PHOTO_RESERVE_MB', env['PHOTO_RESERVE_MB'] ?? '256'),
    textReserveBytes: parseMegabytes('TEXT_RESERVE_MB', env['TEXT_RESERVE_MB'] ?? '32'),
    staticDir: env['STATIC_DIR'] ?? BUILT_APP,
  }
}

export function isHttps(config: Pick<Config, 'publicUrl'>): boolean {
  return config.publicUrl?.protocol === 'https:'
}

function parsePort(text = '8080'): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a number from 0 to 65535, not "${text}".`)
  }
  return port
}

function parsePublicUrl(text: string | undefined): URL | null {
  if (text === undefined || text === '') return null
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new Error(`PUBLIC_URL must be an address such as https://caifeng.example.gov.cn, not "${text}".`)
  }
  return new URL(text)
}

function parseTimeOfDay(text: string): string | null {
  if (text === 'off') return null
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new Error(`BACKUP_AT must be a time such as 02:30, or off, not "${text}".`)
  return text
}

function parseMegabytes(name: string, text: string): number {
  const megabytes = Number(text)
  if (text.trim() === '' || !Number.isFinite(megabytes) || megabytes < 0)
    throw new Error(`${name} must be a number of megabytes, not "${text}".`)
  return megabytes * 1024 * 1024
}

function parseSwitch(text = ''): boolean {
  return ['1', 'true', 'yes', 'on'].includes(text.toLowerCase())
}
