/** Of each list the first that is found; those that pose as another stand before it. */
const SYSTEMS = [
  [/HarmonyOS|OpenHarmony|ArkWeb/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
] as const
const BROWSERS = [
  [/MicroMessenger/, 'WeChat'],
  [/DingTalk/, 'DingTalk'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Xiaomi'],
  [/HeyTapBrowser/, 'OPPO'],
  [/VivoBrowser/, 'vivo'],
  [/MQQBrowser/, 'QQ'],
  [/UCBrowser/, 'UC'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const

/** What people call a device when they ask which of their two it was: "Android Chrome". */
export function nameDevice(userAgent: string): string {
  const found = [SYSTEMS, BROWSERS].map((list) => list.find(([sign]) => sign.test(userAgent))?.[1])
  const name = found.filter((part) => part !== undefined).join(' ')
  // An unknown browser still names itself.
  return name === '' ? userAgent.slice(0, 40) : name
}
