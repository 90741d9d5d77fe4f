import { describe, expect, it } from 'vitest'
import { isHttps, parseConfig } from '../../src/server/config.ts'

describe('the configuration', () => {
  it('has an answer for everything when nothing is set', () => {
    expect(parseConfig({}, [])).toMatchObject({
      port: 8080,
      host: '0.0.0.0',
      dataDir: './data',
      publicUrl: null,
      isProxyTrusted: false,
      isDemo: false,
      backupDir: 'data/backups',
      backupAt: '02:30',
    })
  })

  it('keeps the demonstration apart from an office’s data', () => {
    expect(parseConfig({}, ['--demo'])).toMatchObject({ isDemo: true, dataDir: './data-demo' })
    expect(parseConfig({ DATA_DIR: '/srv/office' }, ['--demo']).dataDir).toBe('/srv/office')
  })

  it('knows https from the public address', () => {
    expect(isHttps(parseConfig({ PUBLIC_URL: 'https://caifeng.example' }, []))).toBe(true)
    expect(isHttps(parseConfig({ PUBLIC_URL: 'http://10.0.0.5' }, []))).toBe(false)
  })

  it.each([
    { PORT: 'eighty' },
    { PORT: '70000' },
    { PUBLIC_URL: 'caifeng.example' },
    { BACKUP_AT: '25:00' },
    { PHOTO_RESERVE_MB: 'much' },
  ])('says plainly what is wrong with %j', (env) => {
    expect(() => parseConfig(env, [])).toThrow(Object.values(env)[0])
  })
})
