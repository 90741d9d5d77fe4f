interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/**
 * The content security policy asks for Trusted Types: workers and the service worker may be started from this
 * server's own addresses, and from nowhere else. Browsers without Trusted Types need nothing.
 */
export function allowOwnScripts(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  factory?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.href).origin === location.origin) return url
      throw new TypeError('scripts come from the office’s own server only')
    },
  })
}
