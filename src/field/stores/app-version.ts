/** The version in package.json, put in by the build; it travels with each command. */
export const APP_VERSION: string = typeof __APP_VERSION__ === 'undefined' ? 'test' : __APP_VERSION__
