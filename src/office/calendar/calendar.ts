import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { CalendarTopicId } from '../../domain/later-ids.ts'
import type { DeskTopic, TopicCalendar, TopicKeeping } from '../../protocol/topic-calendar.ts'
import type { Answer } from '../api.ts'
import { keepTopic, readCalendar, retireTopic } from './api.ts'

type Phase =
  { status: 'loading' } | { status: 'failed'; code: string } | { status: 'ready'; calendar: TopicCalendar }

/** 选题日历 at the desk. */
export const useDeskCalendarStore = defineStore('desk-calendar', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })
  let asked = 0

  const calendar = computed(() => (phase.value.status === 'ready' ? phase.value.calendar : undefined))

  /** `isQuiet` keeps what is shown until the answer is there, and when there is none. */
  async function load({ isQuiet = false } = {}) {
    const turn = ++asked
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await readCalendar()
    if (turn !== asked) return
    if (answer.ok) phase.value = { status: 'ready', calendar: answer.value }
    else if (!isQuiet) phase.value = { status: 'failed', code: answer.code }
  }

  /** Each of these answers the code of the refusal, or undefined when it is done and shown. */
  async function keep(id: CalendarTopicId, topic: TopicKeeping) {
    return take(await keepTopic(id, topic))
  }

  async function retire({ id, rev }: DeskTopic) {
    return take(await retireTopic(id, rev))
  }

  function take(answer: Answer<TopicCalendar>): string | undefined {
    if (answer.ok) {
      asked++
      phase.value = { status: 'ready', calendar: answer.value }
      return undefined
    }
    // What a colleague did meanwhile has to be seen before it is tried again.
    if (['calendar.changed', 'calendar.retired'].includes(answer.code)) void load({ isQuiet: true })
    return answer.code
  }

  return { phase, calendar, load, keep, retire }
})
