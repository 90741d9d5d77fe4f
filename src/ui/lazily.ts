import { defineAsyncComponent, type Component } from 'vue'
import UiNotLoaded from './UiNotLoaded.vue'

/** A screen that is fetched when it is wanted, from the office's server alone; says so when it does not come. */
export function lazily<Screen extends Component>(loader: () => Promise<{ default: Screen }>): Screen {
  return defineAsyncComponent({ loader: async () => (await loader()).default, errorComponent: UiNotLoaded })
}
