import { describe, expect, it } from 'vitest'
import { nameDevice } from '../../src/entry/device-name.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'

describe('the name of a device, as people read it in a list', () => {
  it.each([
    [`Mozilla/5.0 (Linux; Android 12; V2055A Build/SP1A) ${CHROME}`, 'V2055A · Android 12 · Chrome'],
    // Newer browsers hide the model and the true version.
    [`Mozilla/5.0 (Linux; Android 10; K) ${CHROME}`, 'Android · Chrome'],
    [`Mozilla/5.0 (Linux; Android 9; MI 8; wv) ${CHROME} MicroMessenger/8.0`, 'MI 8 · Android 9 · WeChat'],
    [
      `Mozilla/5.0 (Linux; U; Android 11; zh-cn; M2007J3SC Build/RKQ1) ${CHROME}`,
      'M2007J3SC · Android 11 · Chrome',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Version/17.2 Mobile/15E148 Safari/604.1',
      'iPhone · Safari',
    ],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/120.0.0.0`, 'Windows · Edge'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux · Firefox'],
  ])('%s', (userAgent, name) => {
    expect(nameDevice(userAgent)).toBe(name)
  })

  it('is what the browser says of itself when nothing in it is known, and never too long', () => {
    expect(nameDevice('Opera Mini')).toBe('Opera Mini')
    expect(nameDevice('x'.repeat(500))).toHaveLength(120)
    expect(nameDevice(`(Linux; Android 12; ${'m'.repeat(500)})`)).toHaveLength(120)
  })
})
