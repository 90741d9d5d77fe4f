import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AccountId } from '../../domain/ids.ts'
import type { CreatePersonRequest, CreateUnitRequest, PeopleList } from '../../protocol/desk.ts'
import { changePerson, createPerson, createUnit, listPeople, type Answer } from '../api.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; list: PeopleList } | { status: 'failed'; code: string }

/** 单位与人员. Additions and changes answer with the code of the refusal, or undefined when they were made. */
export const usePeopleStore = defineStore('people', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  async function load() {
    phase.value = { status: 'loading' }
    const answer = await listPeople()
    phase.value = answer.ok
      ? { status: 'ready', list: answer.value }
      : { status: 'failed', code: answer.code }
  }

  async function addUnit(request: CreateUnitRequest) {
    return accept(await createUnit(request))
  }

  async function addPerson(request: CreatePersonRequest) {
    return accept(await createPerson(request))
  }

  async function nameSection(id: AccountId, section: string | null) {
    return accept(await changePerson(id, { section }))
  }

  async function makeDirector(id: AccountId, isDirector: boolean) {
    return accept(await changePerson(id, { isDirector }))
  }

  function accept(answer: Answer<PeopleList>): string | undefined {
    if (!answer.ok) return answer.code
    phase.value = { status: 'ready', list: answer.value }
    return undefined
  }

  return { phase, load, addUnit, addPerson, nameSection, makeDirector }
})
