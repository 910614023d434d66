"""What sits on the network: points, Gaussians, and the one number that says how sure a face is."""
