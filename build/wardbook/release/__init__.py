"""From a built site to a release: policy, manifest, bundle, and the proof that a copy is whole."""
