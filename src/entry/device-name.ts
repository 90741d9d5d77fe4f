/** What the office's list of devices and a text from elsewhere have room for. */
const LONGEST_NAME = 120

/** The first that fits is meant: most browsers also name those whose pages they want. */
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/i, 'WeChat'],
  [/DingTalk/i, 'DingTalk'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/MiuiBrowser/, 'Mi Browser'],
  [/VivoBrowser/, 'vivo Browser'],
  [/HeyTapBrowser/, 'OPPO Browser'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
]

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** Takes what a browser says of itself; gives a name by which people tell their devices apart. */
export function nameDevice(userAgent: string): string {
  const parts = [...nameSystem(userAgent), ...nameFirst(BROWSERS, userAgent)]
  return (parts.length === 0 ? userAgent : parts.join(' · ')).slice(0, LONGEST_NAME)
}

function nameSystem(userAgent: string): string[] {
  const android = /Android (\d+)[^;)]*;(?: [a-z]{2}-[a-z]{2};)? ?([^;)]*)/i.exec(userAgent)
  if (android === null) return nameFirst(SYSTEMS, userAgent)
  const [, version = '', build = ''] = android
  const model = build.replace(/ ?Build\/.*/, '').trim()
  // "Android 10; K" stands for every phone in browsers that do not tell.
  return model === '' || model === 'K' ? ['Android'] : [model, `Android ${version}`]
}

function nameFirst(names: [RegExp, string][], userAgent: string): string[] {
  const found = names.find(([pattern]) => pattern.test(userAgent))
  return found === undefined ? [] : [found[1]]
}
