import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DeviceList } from '../../protocol/desk-devices.ts'
import { listDevices } from '../api.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; list: DeviceList } | { status: 'failed'; code: string }

/** 设备. */
export const useDevicesStore = defineStore('devices', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  async function load() {
    phase.value = { status: 'loading' }
    const answer = await listDevices()
    phase.value = answer.ok
      ? { status: 'ready', list: answer.value }
      : { status: 'failed', code: answer.code }
  }

  return { phase, load }
})
