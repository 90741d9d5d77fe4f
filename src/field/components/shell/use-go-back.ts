import { useRouter } from 'vue-router'

/** One step back where the officer came from; to `fallback` when the page was opened directly. */
export function useGoBack(fallback: () => string) {
  const router = useRouter()

  async function goBack() {
    if (router.options.history.state['back'] === null) await router.replace(fallback())
    else router.back()
  }

  return { goBack }
}
