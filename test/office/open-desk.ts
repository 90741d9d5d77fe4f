import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createHash, randomUUID } from 'node:crypto'
import { createPinia, type Pinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ANY_ADDRESS } from '../../src/ui/any-address.ts'
import OfficeApp from '../../src/office/OfficeApp.vue'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { createWords } from '../../src/ui/words/words.ts'
import type { PageOffice } from '../support/page-office.ts'

/** The whole desk before a real office, in a page of its own. */
export async function openDesk(
  office: PageOffice,
  account: string,
  { path = '/desk', pinia = createPinia() } = {},
) {
  await office.signIn(account)
  const session = (await office.as(account)).info
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [ANY_ADDRESS],
  })
  await router.push(path)
  const words = createWords('zh-CN')
  const wrapper = mount(OfficeApp, {
    props: { session },
    attachTo: document.body,
    global: { plugins: [pinia, words, router] },
  })
  await settle(office)
  return createDesk(office, wrapper, pinia, router.currentRoute)
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

function createDesk(
  office: PageOffice,
  wrapper: VueWrapper,
  pinia: Pinia,
  route: { value: { path: string } },
) {
  const desk = {
    wrapper,
    pinia,
    path: () => route.value.path,
    settle: () => settle(office),
    titles: () => wrapper.findAll('.line .title').map((title) => title.text()),
    reading: () => wrapper.find('.article .title').text(),
    said: () => wrapper.findAll('[role=status]').map((status) => status.text()),
    async press(key: string) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
      await settle(office)
    },
    button: (name: string) => desk.buttons().find((button) => nameOf(button.element) === name),
    buttons: () => wrapper.findAll('button'),
    async click(name: string) {
      const button = desk.button(name)
      if (button === undefined) throw new Error(`there is no button ${name}`)
      if (button.attributes('type') === 'submit') await submitFormOf(button.element)
      else await button.trigger('click')
      await settle(office)
    },
    async type(label: string, value: string) {
      const id = wrapper
        .findAll('label')
        .find((each) => each.text() === label)
        ?.attributes('for')
      await wrapper.get(`#${id}`).setValue(value)
    },
    async choose(label: string) {
      await wrapper
        .findAll('label')
        .find((each) => each.text() === label)
        ?.get('input')
        .setValue(true)
    },
    field(label: string): string {
      const id = wrapper
        .findAll('label')
        .find((each) => each.text() === label)
        ?.attributes('for')
      return wrapper.get<HTMLInputElement>(`#${id}`).element.value
    },
    dialog: () => wrapper.findAll('dialog').find((dialog) => dialog.element.open),
  }
  return desk
}

/** Submits an item as an officer's phone would; answers its id. */
export async function submitItem(office: PageOffice, title: string, { account = 'nongye01' } = {}) {
  const [id = ''] = await submitItems(office, [title], { account })
  return id
}

/** In one exchange, the last one newest; answers their ids. */
export async function submitItems(
  office: PageOffice,
  texts: (string | TypedText)[],
  { account = 'nongye01' } = {},
) {
  const phone = await office.as(account)
  const commands = texts.map((text, index) =>
    makeCommand(index + 1, typeof text === 'string' ? { title: text } : text),
  )
  const reply = await sendCommands(phone, commands)
  const isApplied = (result: { outcome: { status: string } }) => result.outcome.status === 'applied'
  if (!reply.results?.every(isApplied)) throw new Error(`not received: ${JSON.stringify(reply)}`)
  return commands.map(({ itemId }) => itemId)
}

/** An item that was returned and corrected on two devices of its author, neither knowing of the other. */
export async function correctTwice(
  office: PageOffice,
  { first, onPhone, onTablet }: Record<'first' | 'onPhone' | 'onTablet', { title: string; body?: string }>,
): Promise<string> {
  const phone = await office.as('nongye01')
  const submitted = makeCommand(1, first)
  const { itemId } = submitted
  await sendCommands(phone, [submitted])
  const editor = await office.as('bianji02')
  const decision = { type: 'returned', id: randomUUID(), baseRev: 1, reason: 'wording', words: '' }
  await editor.post(`/api/desk/items/${itemId}/decisions`, decision)
  const correction = { type: 'item.resubmit', itemId, baseRev: 2 }
  await sendCommands(phone, [makeCommand(2, onPhone, correction)])
  const late = await sendCommands(await office.as('nongye01'), [makeCommand(1, onTablet, correction)])
  if (late.results?.[0]?.outcome.status !== 'merged') throw new Error(`not merged: ${JSON.stringify(late)}`)
  return itemId
}

/** Says something to the office as an officer's phone would; answers its id. */
export async function saySomething(
  office: PageOffice,
  kind: 'opinion' | 'proposal' | 'complaint',
  words: string,
): Promise<string> {
  const itemId = randomUUID()
  const payload = { kind, words, itemId: null }
  const payloadSha256 = createHash('sha256').update(canonicalJson(payload)).digest('hex')
  const said = { type: 'suggestion.make', itemId, payload, payloadSha256 }
  const reply = await sendCommands(await office.as('nongye01'), [makeCommand(1, { title: '' }, said)])
  if (reply.results?.[0]?.outcome.status !== 'saved') throw new Error(`not said: ${JSON.stringify(reply)}`)
  return itemId
}

type Phone = Awaited<ReturnType<PageOffice['as']>>

export function sendCommands(phone: Phone, commands: { seq: number }[]) {
  return phone.post('/api/sync', {
    protocol: 1,
    device: phone.deviceId,
    account: phone.info.account.id,
    epoch: null,
    cursor: 0,
    firstSeq: commands[0]?.seq ?? 1,
    commands,
    sentAt: Date.now(),
    waiting: commands.length,
    appVersion: 'test',
  })
}

interface TypedText {
  title: string
  body?: string
  /** The commission that it answers. */
  commissionId?: string
}

function makeCommand(seq: number, { title, body = '正文一段。', ...said }: TypedText, changes = {}) {
  const text = { title, body, category: 'problem', eventAt: null, place: '' }
  const payload = { text, notes: [], manifest: [], isDeclaredUnclassified: true, ...said }
  return {
    id: randomUUID(),
    seq,
    type: 'item.submit',
    itemId: randomUUID(),
    baseRev: 0,
    payload,
    payloadSha256: createHash('sha256').update(canonicalJson(payload)).digest('hex'),
    schema: 1,
    appVersion: 'test',
    clientTime: Date.now(),
    ...changes,
  }
}

/** What a screen reader calls a button: its words without the key that is hidden from it. */
function nameOf(button: HTMLButtonElement): string {
  const copy = button.cloneNode(true) as HTMLButtonElement
  copy.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove())
  return button.getAttribute('aria-label') ?? copy.textContent.trim()
}

async function submitFormOf(button: HTMLButtonElement) {
  const form = button.form ?? document.getElementById(button.getAttribute('form') ?? '')
  form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))
  await flushPromises()
}

/** Until the page has nothing under way: each request is answered, none came since, and no part says it is busy. */
async function settle(office: PageOffice) {
  const isBusy = () => office.unanswered > 0 || document.querySelector('[aria-busy=true]') !== null
  let before = -1
  while (before !== office.requests.length || isBusy()) {
    before = office.requests.length
    await new Promise((resolve) => setTimeout(resolve, 40))
    await flushPromises()
  }
}
