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
  /** Where the built app lies. */
  staticDir: string
}

const BUILT_APP = fileURLToPath(new URL('../../dist', import.meta.url))

/** Reads the environment and the command line; throws one plain sentence about the first value that is wrong. */
export function parseConfig(env: Record<string, string | undefined>, args: readonly string[]): Config {
  const isDemo = args.includes('--demo')
  return {
    port: parsePort(env['PORT']),
    host: env['HOST'] ?? '0.0.0.0',
    dataDir: env['DATA_DIR'] ?? (isDemo ? './data-demo' : './data'),
    publicUrl: parsePublicUrl(env['PUBLIC_URL']),
    isProxyTrusted: parseSwitch(env['TRUST_PROXY']),
    isDemo,
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

function parseSwitch(text = ''): boolean {
  return ['1', 'true', 'yes', 'on'].includes(text.toLowerCase())
}
