"""The workflows' messages: what the API, the relay and the workflows say to each other."""
