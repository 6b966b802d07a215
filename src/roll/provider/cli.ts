import type { Command } from '../../platform/cli/index.ts';
import type { ProviderHouse } from './pages/house.ts';
import { ProviderAway } from './provider.ts';

type Asked = Pick<ProviderHouse, 'provider' | 'head'>;

/** `provider check`: whether the provider that is set answers as one. */
export function providerCommands({ provider, head }: Asked): readonly Command[] {
  return [
    {
      name: 'provider check',
      operands: [],
      help: 'Asks the provider of sign-in that is set whether it answers, and says what to enter there.',
      withoutDatabase: true,
      async run({ terminal }) {
        if (!provider) {
          terminal.say('No provider is set: see FOLKMOOT_OIDC_ISSUER.');
          return 1;
        }
        const redirectUri = `${head().baseUrl}/sign-in/provider/back`;
        try {
          const { to } = await provider.begin(redirectUri, false);
          terminal.print(`${provider.issuer} answers. Members are led to ${to.origin}${to.pathname}.`);
          terminal.say(`Enter there as the redirect address: ${redirectUri}`);
          return 0;
        } catch (error) {
          if (!(error instanceof ProviderAway)) throw error;
          terminal.print(`${provider.issuer} does not answer as a provider: ${causesOf(error).join(': ')}`);
          return 1;
        }
      },
    },
  ];
}

/** What the library and the network say of it, from the outside in. */
function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [cause.message, ...causesOf(cause)] : [];
}
