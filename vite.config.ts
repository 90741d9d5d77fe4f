import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import packageFacts from './package.json' with { type: 'json' }

const PAPER = '#f7f5f0'
const apiPort = process.env['API_PORT'] ?? '8787'

/**
 * Two files for the phone's start, because each further one costs a round trip on a slow link and a trip through the
 * service worker. `start` draws the month as it stood last; `house` is all behind it, fetched along with the page and
 * run after the first drawing. `sign-in` is all of the form that the two have not.
 */
const startFiles = [
  {
    name: 'start',
    priority: 3,
    test: /\/src\/main\.ts$/,
    includeDependenciesRecursively: true,
  },
  { name: 'house', priority: 2, test: /\/src\/AppHouse\.vue$/, includeDependenciesRecursively: true },
  {
    name: 'sign-in',
    priority: 1,
    test: /\/src\/entry\/SignInScreen\.vue$/,
    includeDependenciesRecursively: true,
  },
]

const ANY_CHUNK = 'assets/[name]-[hash].js'
const ANY_ASSET = 'assets/[name]-[hash][extname]'
/** The desk is online only, and the rules of other offices are for a desk that chooses: no phone keeps a copy of them. */
const DESK_CHUNK = 'assets/of-desk-[name]-[hash].js'
const DESK_ASSET = 'assets/of-desk-[name]-[hash][extname]'
const isOfDesk = (path: string) => /(^|\/)src\/(office|domain\/policy\/presets)\//.test(path)

/** What desk and phone share may lie in one chunk: only what a screen of the desk begins, or what is all the desk's, is its own. */
function isDeskChunk({ facadeModuleId, moduleIds }: { facadeModuleId?: string | null; moduleIds: string[] }) {
  return isOfDesk(facadeModuleId ?? '') || moduleIds.some(isOfDesk)
}

/** A phone that starts without a network has only what it keeps: none of that may need a chunk of the desk. */
function phoneNeedsNoDesk(): Plugin {
  const isDeskFile = (name: string) => name.startsWith('assets/of-desk-')
  return {
    name: 'phone-needs-no-desk',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || isDeskFile(file.fileName)) continue
        const needed = file.imports.find(isDeskFile)
        if (needed !== undefined) this.error(`${file.fileName} is kept on phones and needs ${needed}`)
      }
    },
  }
}

export default defineConfig({
  plugins: [vue(), preloadHouse(), phoneNeedsNoDesk(), installableApp(), compressedTwins()],
  define: {
    __APP_VERSION__: JSON.stringify(packageFacts.version),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    // Old Android WebViews: no newer syntax than ES2020, no CSS nesting.
    target: ['es2020', 'chrome80', 'safari14'],
    cssTarget: ['chrome80', 'safari14'],
    // The content security policy forbids inline scripts, and every target preloads modules by itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: startFiles },
        assetFileNames: ({ originalFileNames }) =>
          originalFileNames.some(isOfDesk) ? DESK_ASSET : ANY_ASSET,
        chunkFileNames: (chunk) => (isDeskChunk(chunk) ? DESK_CHUNK : ANY_CHUNK),
      },
    },
  },
  resolve: {
    // The package's own door leads to a build for browsers of ten years ago.
    alias: { dexie: resolve('node_modules/dexie/dist/modern/dexie.mjs') },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/api': `http://localhost:${apiPort}` },
  },
})

function installableApp() {
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/sw',
    filename: 'service-worker.ts',
    outDir: 'dist',
    integration: {
      // The plugin would name the output after the source; pages register /sw.js.
      beforeBuildServiceWorker(options) {
        options.swDest = options.injectManifest.swDest = resolve('dist/sw.js')
      },
    },
    injectRegister: false,
    registerType: 'prompt',
    includeManifestIcons: false,
    manifest: {
      id: '/',
      name: '采风',
      short_name: '采风',
      description: '信息采编：离线采写，联网上报',
      lang: 'zh-CN',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      theme_color: PAPER,
      background_color: PAPER,
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    injectManifest: {
      // The plugin adds manifest.webmanifest itself.
      globPatterns: ['**/*.{js,css,html,svg,woff2,png}'],
      globIgnores: ['assets/of-desk-*'],
      rollupFormat: 'es',
      maximumFileSizeToCacheInBytes: 3_000_000,
    },
  })
}

/** Has the house fetched along with the page that will run it, and what it stands on: a round trip less. */
function preloadHouse(): Plugin {
  return {
    name: 'preload-house',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const house = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.name === 'house',
        )
        if (house?.type !== 'chunk') throw new Error('The build has no chunk named house.')
        const scripts = house.imports.filter((name) => !name.includes('/start-'))
        const styles = [...(house.viteMetadata?.importedCss ?? [])]
        return [
          ...[house.fileName, ...scripts].map((name) => linkTo(name, { rel: 'modulepreload' })),
          ...styles.map((name) => linkTo(name, { rel: 'preload', as: 'style', crossorigin: '' })),
        ]
      },
    },
  }
}

function linkTo(fileName: string, attrs: Record<string, string>) {
  return { tag: 'link', attrs: { ...attrs, href: `/${fileName}` }, injectTo: 'head' as const }
}

/** Writes name.br and name.gz beside each text asset, so that the server compresses nothing while people wait. */
function compressedTwins(): Plugin {
  const textTypes = new Set(['.js', '.css', '.html', '.svg', '.webmanifest'])
  let outDir = 'dist'
  return {
    name: 'compressed-twins',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = config.build.outDir
    },
    // After the service worker, which is written at the very end and lists the plain files only.
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const names = await readdir(outDir, { recursive: true })
        const texts = names.filter((name) => textTypes.has(extname(name)))
        await Promise.all(texts.map((name) => writeTwins(join(outDir, name))))
      },
    },
  }
}

async function writeTwins(path: string) {
  const plain = await readFile(path)
  if (plain.length < 1024) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(plain, { params }))
  await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }))
}
