import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { useStorageStore } from './storage.ts'

interface InstallPrompt extends Event {
  prompt(): Promise<void>
}

/** What this browser can do as a home for the app. */
export const useDeviceStore = defineStore('device', () => {
  const installPrompt = shallowRef<InstallPrompt | null>(null)
  const isInstalled = ref(window.matchMedia('(display-mode: standalone)').matches)
  const container = readContainer(navigator.userAgent)

  const canInstall = computed(() => installPrompt.value !== null)

  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installPrompt.value = event as InstallPrompt
  })
  window.addEventListener('appinstalled', () => {
    installPrompt.value = null
    isInstalled.value = true
    // An installed app is kept more willingly.
    void useStorageStore().askToPersist()
  })

  async function install(): Promise<void> {
    await installPrompt.value?.prompt()
    installPrompt.value = null
  }

  return { container, canInstall, isInstalled, install }
})

/** In-app web views keep no service worker on iOS and cannot install; the officer is told to use a browser. */
function readContainer(userAgent: string): 'browser' | 'wechat' | 'dingtalk' {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat'
  if (/DingTalk|TaurusApp/i.test(userAgent)) return 'dingtalk'
  return 'browser'
}
