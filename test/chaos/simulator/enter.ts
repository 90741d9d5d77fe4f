import { replaceGlobals } from './globals.ts'
import { makeDurabilityMatter } from './storage.ts'

// Imported first by whoever simulates: what is loaded afterwards finds only the world's own time.
replaceGlobals()
makeDurabilityMatter()
